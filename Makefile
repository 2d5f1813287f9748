# Everything that is done to this project. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help demo test lint docs widgets bench clean
bin := .venv/bin

help:            ## This list
	@sed -n 's/^\([a-z]*\): .*## /make \1	/p' $(MAKEFILE_LIST)

demo:            ## The whole main job on the sample cases, into ./out
	@sh scripts/venv.sh docx
	$(bin)/wagekit demo --out out
	@echo '再执行 . .venv/bin/activate，之后即可运行 wagekit'
	@echo 'Then: . .venv/bin/activate, and wagekit is a command of this shell'

test:            ## Set up all that the tests need, then run them: three engines and the notebooks
	@sh scripts/venv.sh dev
	@sh scripts/system_parts.sh java office pdf fonts browser node
	$(bin)/pytest --nbval --nbval-current-env --nbval-cell-timeout=300 \
	  --nbval-sanitize-with=tests/nbval.cfg tests $(wildcard notebooks)

lint:            ## All that pre-commit checks, on every file, with no network
	@sh scripts/venv.sh dev
	$(bin)/pre-commit run --all-files

docs:            ## Write docs/rules, docs/law and docs/memos again from the rules, the law and the kinds of memo, then the site, into ./site
	@sh scripts/venv.sh dev
	$(bin)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(bin)/mkdocs build --quiet

pictures:        ## Draw the pictures in docs/pictures again
	@sh scripts/venv.sh dev
	@sh scripts/system_parts.sh office pdf fonts
	$(bin)/python docs/pictures.py

widgets:         ## Build wagekit/widgets/static again from the sources beside it
	@sh scripts/system_parts.sh node
	cd wagekit/widgets/src && npm ci --silent && npm run --silent build

bench:           ## Speed and memory against the limit and against a plain loop
	@sh scripts/venv.sh dev
	$(bin)/python benchmarks/screen_chain.py

clean:           ## Away with all that was made here, .venv too
	rm -rf .venv out site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache spark-warehouse metastore_db derby.log
